/// Style and script of the documentation page.
///
/// The script builds the page with text nodes only, so that nothing in a description is taken for markup.
enum DocumentationAssets {
    static let style = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
        code, pre, .path { font-family: ui-monospace, monospace; }
        pre { overflow-x: auto; padding: .5rem; border: 1px solid #8886; border-radius: .3rem; }
        details { border: 1px solid #8886; border-radius: .3rem; margin: .4rem 0; padding: .3rem .6rem; }
        summary { cursor: pointer; }
        .method { display: inline-block; min-width: 4.5rem; font-weight: bold; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid #8886; padding: .2rem .5rem; text-align: left; vertical-align: top; }
        """

    static let script = """
        "use strict";
        const methods = ["get", "post", "put", "patch", "delete"];
        let root = {};
        function make(tag, text, ...children) {
          const node = document.createElement(tag);
          if (text) node.textContent = text;
          node.append(...children.filter(Boolean));
          return node;
        }
        function mark(node, name) { node.className = name; return node; }
        function resolve(value) {
          if (!value || !value.$ref) return value || {};
          return value.$ref.slice(2).split("/").reduce((at, key) => (at || {})[key], root) || {};
        }
        function typeOf(schema) {
          if (!schema) return "";
          if (schema.$ref) return schema.$ref.split("/").pop();
          if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
          if (schema.type === "array") return "list of " + typeOf(schema.items);
          const any = schema.anyOf || schema.oneOf || schema.allOf;
          if (any) return any.map(typeOf).join(" | ");
          const type = Array.isArray(schema.type) ? schema.type.join(" | ") : schema.type || "any";
          return schema.format ? type + " (" + schema.format + ")" : type;
        }
        function table(heads, rows) {
          if (!rows.length) return null;
          const line = (cells, tag) => make("tr", "", ...cells.map((cell) => make(tag, String(cell ?? ""))));
          return make("table", "", line(heads, "th"), ...rows.map((cells) => line(cells, "td")));
        }
        function fields(schema) {
          const whole = resolve(schema);
          const required = new Set(whole.required || []);
          return table(["Field", "Type", "", "Description"], Object.entries(whole.properties || {}).map(
            ([name, field]) => [name, typeOf(field), required.has(name) ? "required" : "", field.description]));
        }
        function operation(method, path, about) {
          const title = make("summary", "", mark(make("span", method.toUpperCase()), "method"),
            mark(make("span", path), "path"), make("span", about.summary ? " \u{2013} " + about.summary : ""));
          const box = make("details", "", title);
          if (about.description) box.append(make("p", about.description));
          const parameters = table(["Parameter", "In", "Type", "Description"], (about.parameters || []).map(resolve).map(
            (one) => [one.name, one.in, typeOf(one.schema), one.description]));
          if (parameters) box.append(make("h4", "Parameters"), parameters);
          for (const [type, body] of Object.entries(resolve(about.requestBody).content || {})) {
            box.append(make("h4", "Body: " + type + ", " + typeOf(body.schema)), fields(body.schema) || "");
          }
          box.append(make("h4", "Answers"), table(["Status", "Body", "Description"],
            Object.entries(about.responses || {}).map(([status, answer]) => {
              const whole = resolve(answer);
              const bodies = Object.values(whole.content || {}).map((body) => typeOf(body.schema));
              return [status, bodies.join(", "), whole.description];
            })) || "");
          return box;
        }
        function show(description) {
          root = description;
          const info = description.info || {};
          const page = [make("h1", (info.title || "API") + " " + (info.version || ""))];
          if (info.description) page.push(make("p", info.description));
          for (const [path, item] of Object.entries(description.paths || {})) {
            for (const method of methods.filter((name) => item[name])) page.push(operation(method, path, item[method]));
          }
          const schemas = Object.entries((description.components || {}).schemas || {});
          if (schemas.length) page.push(make("h2", "Types"));
          for (const [name, schema] of schemas) {
            const box = make("details", "", make("summary", name));
            box.append(schema.description ? make("p", schema.description) : "", fields(schema) || make("p", typeOf(schema)));
            page.push(box);
          }
          document.getElementById("api").replaceChildren(...page);
        }
        fetch("/openapi.json").then((answer) => answer.json()).then(show).catch((error) => {
          document.getElementById("api").replaceChildren(make("p", "The description cannot be shown: " + error));
        });
        """
}
