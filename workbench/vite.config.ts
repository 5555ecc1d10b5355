import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import Components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vitest/config'
import { compress } from './compress.ts'

export default defineConfig({
  base: '/desk/',
  plugins: [vue(), Components({ dirs: [], resolvers: [ElementPlusResolver()], dts: false }), compress()],
  test: { setupFiles: 'tests/browser.ts' },
  build: {
    outDir: process.env.MINGJING_WORKBENCH_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: true, // tests/size.test.mjs adds it up
  },
  server: { proxy: { '/api': process.env.MINGJING_SERVER ?? 'http://127.0.0.1:8080' } },
})
