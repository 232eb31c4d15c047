/** Words of the page around the chart: masthead, filter, table, event panel, dialogs. */
export const shell = {
  appName: 'Démarche',
};
