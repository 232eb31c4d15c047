/** Id of the option of the focused event, to which the list box of the chart refers. */
export const OPTION_ID = 'timeline-option';
