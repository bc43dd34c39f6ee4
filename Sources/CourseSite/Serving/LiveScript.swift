/// What served pages have and published ones do not: they load anew after a build, and show what is
/// wrong with it.
enum LiveScript {
  /// Where it is served.
  static let path = "/_live/live.js"
  /// Where the state is served.
  static let statePath = "/_live/state"

  /// A page with the script, which its policy allows to ask this server and no other.
  static func adding(to page: String) -> String {
    page
      .replacing(
        "content=\"default-src 'none'; ",
        with: "content=\"default-src 'none'; connect-src 'self'; ",
        maxReplacements: 1
      )
      .replacing(
        "</head>",
        with: "<script src=\"\(path)\" defer=\"defer\"></script>\n</head>",
        maxReplacements: 1
      )
  }

  /// The script: whatever is wrong becomes text, never markup.
  static let source = """
    (() => {
      "use strict";
      let version;
      const panel = document.createElement("section");
      panel.className = "live-problems";
      panel.setAttribute("role", "status");
      panel.setAttribute("aria-label", "What is wrong with the course");
      panel.hidden = true;
      document.body.append(panel);
      const show = (problems) => {
        panel.hidden = problems.length === 0;
        panel.replaceChildren(...problems.map((problem) => {
          const line = document.createElement("pre");
          line.textContent = problem;
          return line;
        }));
      };
      const ask = async () => {
        try {
          const state = await (await fetch("\(statePath)", { cache: "no-store" })).json();
          if (version !== undefined && state.version !== version) {
            location.reload();
            return;
          }
          version = state.version;
          show(state.problems);
        } catch {
          show(["The server has ended. Start it again: course site serve"]);
          version = -1;
        }
        setTimeout(ask, 500);
      };
      ask();
    })();

    """
}
