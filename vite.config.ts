import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web',
  // The server answers `/api`; whatever the page needs is beside it, never elsewhere.
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // The page's policy lets in no data: address, so nothing is inlined as one.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The package does not say that its modules only define things, so unasked all of its classes would come along.
      treeshake: { moduleSideEffects: (id) => !id.includes('/node_modules/edtf/') },
      // One file for all that every page needs, instead of sixty that the browser would have to ask for.
      output: { codeSplitting: { groups: [{ name: 'first-load', tags: ['$initial'] }] } },
    },
  },
});
