import CourseArchives
public import Foundation

/// What other places need to grade: files made of the course itself.
public enum GradingPackage {
  /// Folders of a course that grading does without, by their paths in it.
  private static let leftOut: Set<String> = [
    ".build", ".git", ".course", "work", "site/public", "grades", ".github",
  ]

  /// An autograder as Gradescope takes it: the course, the engine, `setup.sh` and `run_autograder`.
  ///
  /// - Parameters:
  ///   - root: the course's folder.
  ///   - engine: the folder of the engine's sources; the course's own where that has them.
  ///   - key: the folder of hidden checks, if they are to come along.
  /// - Returns: a zip file.
  /// - Throws: ``GradingError/unreadable(path:reason:)``.
  public static func gradescope(
    course root: String,
    engine: String?,
    key: String?
  ) throws(GradingError) -> Data {
    let hasEngine = FileManager.default.fileExists(atPath: root + "/course")
    guard hasEngine || engine != nil else {
      throw .unreadable(path: "the engine's sources", reason: "they are not around this program")
    }
    var zip = ZipWriter()
    zip.add(Data(setup.utf8), as: "setup.sh", isExecutable: true)
    zip.add(Data(run.utf8), as: "run_autograder", isExecutable: true)
    try add(root, as: "course", to: &zip)
    if let engine, !hasEngine { try add(engine, as: "engine", to: &zip) }
    if let key { try add(key, as: "key", to: &zip) }
    return zip.finish()
  }

  private static func add(
    _ folder: String,
    as name: String,
    to zip: inout ZipWriter
  ) throws(GradingError) {
    let manager = FileManager.default
    var waiting = [""]
    while let part = waiting.popLast() {
      guard let names = try? manager.contentsOfDirectory(atPath: folder + "/" + part) else {
        throw .unreadable(path: folder + "/" + part, reason: "it cannot be listed")
      }
      for entry in names.sorted() {
        let path = part.isEmpty ? entry : part + "/" + entry
        guard !leftOut.contains(path), !path.hasPrefix(".build") else { continue }
        let attributes = try? manager.attributesOfItem(atPath: folder + "/" + path)
        switch attributes?[.type] as? FileAttributeType {
        case .typeDirectory?: waiting.append(path)
        case .typeRegular?:
          guard let content = manager.contents(atPath: folder + "/" + path) else {
            throw .unreadable(path: folder + "/" + path, reason: "permission denied")
          }
          let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
          zip.add(content, as: name + "/" + path, isExecutable: mode & 0o100 != 0)
        default: continue
        }
      }
    }
  }

  /// Makes a fresh Gradescope machine ready, once.
  static let setup = """
    #!/usr/bin/env bash
    # Installs Swift and builds the course; runs once, when Gradescope makes the machine.
    set -euo pipefail
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    apt-get -qq install -y --no-install-recommends curl ca-certificates git bubblewrap libcmark-dev \\
      libsqlite3-dev libncurses6 libxml2 libstdc++-12-dev pkg-config g++
    if ! command -v swift >/dev/null; then
      . /etc/os-release
      name=$ID$VERSION_ID
      [ "$(uname -m)" = aarch64 ] && arch=-aarch64 || arch=
      url=https://download.swift.org/swift-6.3.1-release/${name//./}$arch/swift-6.3.1-RELEASE
      mkdir -p /opt/swift
      curl -fsSL "$url/swift-6.3.1-RELEASE-$name$arch.tar.gz" | tar xz -C /opt/swift --strip-components 1
      ln -sf /opt/swift/usr/bin/swift* /usr/local/bin/
    fi
    source=${AUTOGRADER:-/autograder}/source
    engine=$source/engine
    [ -d "$engine" ] || engine=$source/course
    "$engine/course" list --course "$source/course" >/dev/null

    """

  /// Grades one submission.
  static let run = """
    #!/usr/bin/env bash
    # Grades what lies in submission/ and writes results/results.json.
    set -euo pipefail
    base=${AUTOGRADER:-/autograder}
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    mkdir -p "$scratch/class" "$base/results"
    cp -R "$base/submission" "$scratch/class/submission"
    # When it was handed in is known to Gradescope alone; its files are as old as this container.
    about=$base/submission_metadata.json
    created=$(grep -os '"created_at": *"[^"]*"' "$about" | head -n 1 | cut -d '"' -f 4) || true
    [ -z "$created" ] || find "$scratch/class/submission" -exec touch -h -d "$created" {} +
    key=()
    [ ! -d "$base/source/key" ] || key=(--key "$base/source/key")
    engine=$base/source/engine
    [ -d "$engine" ] || engine=$base/source/course
    grade() { "$engine/course" grade "$@" --output "$scratch/grades" --course "$base/source/course"; }
    run() { grade "$scratch/class" "${key[@]}" "$@" >"$scratch/log" 2>&1; }
    status=0
    run || status=$?
    # 69 says that boxes cannot be made, as in Gradescope's containers. The container, which is thrown away
    # afterwards, stands in for them; the screens and the lock around the checks stay.
    if [ "$status" = 69 ]; then
      cat "$scratch/log"
      echo "Going on without a sandbox: the container is one."
      status=0
      run --trust-submissions || status=$?
    fi
    if [ "$status" != 0 ]; then
      echo "Nothing was graded: course grade ended with status $status. It said:"
      cat "$scratch/log"
      exit 1
    fi
    grep -E '^(note|ignored): ' "$scratch/log" || true
    grade export gradescope --to "$scratch/released" >/dev/null
    cp "$scratch/released/submission/results.json" "$base/results/results.json"

    """

  /// A workflow for GitHub Actions.
  public static let workflow = """
    # Grades a class on several machines and lays the gradebooks together.
    # Put it into .github/workflows/ of a private repository that holds the course, and the submissions in
    # submissions/. A submission was handed in when it was last committed: Git keeps no other times.
    # The gradebook is an artifact: whoever may read the repository's runs can read it.
    name: Grade
    on: workflow_dispatch
    permissions:
      contents: read
    jobs:
      grade:
        runs-on: ubuntu-24.04
        strategy:
          matrix:
            part: [1, 2, 3, 4]
        steps:
          - uses: actions/checkout@v4
            with:
              fetch-depth: 0
          - name: Give submissions the times of their commits
            run: |
              git ls-files -z submissions | while IFS= read -r -d '' file; do
                touch -h -d "$(git log -1 --format=%cI -- ":(literal)$file")" "$file"
              done
          - uses: actions/cache@v4
            with:
              path: .build
              key: course-${{ hashFiles('Package.swift', 'Sources/**') }}
          - name: Let users have namespaces, which the sandbox is made of
            run: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
          - run: ./course grade submissions --shard ${{ matrix.part }}/4 --output part${{ matrix.part }}
          - uses: actions/upload-artifact@v4
            with:
              name: part${{ matrix.part }}
              path: part${{ matrix.part }}/gradebook.sqlite
      merge:
        needs: grade
        runs-on: ubuntu-24.04
        steps:
          - uses: actions/checkout@v4
          - uses: actions/cache@v4
            with:
              path: .build
              key: course-${{ hashFiles('Package.swift', 'Sources/**') }}
          - uses: actions/download-artifact@v4
            with:
              pattern: part*
          - run: ./course grade merge part1 part2 part3 part4 --output grades
          - uses: actions/upload-artifact@v4
            with:
              name: grades
              path: grades

    """
}
