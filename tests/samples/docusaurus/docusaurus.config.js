export default {
  title: "A tutorial",
  url: "https://tutorial.invalid",
  baseUrl: "/",
  scripts: [{ src: "https://overlap.invalid/embed.js", type: "module" }],
  plugins: [["@docusaurus/plugin-content-docs", { routeBasePath: "/" }]],
  themes: ["@docusaurus/theme-classic"],
};
