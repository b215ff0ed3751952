// A site with answers.
export default {
  title: "A site with answers",
  url: "https://host.example",
  baseUrl: "/",
  onBrokenLinks: "throw",
  headTags: [{ tagName: "link", attributes: { rel: "icon", href: "data:," } }],
  scripts: [{ src: "https://call-landing.example/embed.js", async: true }],
  presets: [
    ["@docusaurus/preset-classic", { docs: { routeBasePath: "/", sidebarPath: "./sidebars.js" }, blog: false, sitemap: false }],
  ],
  themeConfig: { colorMode: { defaultMode: "light" } },
};
