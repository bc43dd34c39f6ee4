// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: Swift 6, explicit imports, no member visible by accident.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)

/// Optimisation, whatever the command line says: of the core, and of what reads a course, screens what is
/// handed in and makes the website.
///
/// The launcher builds the rest without, which shortens the first build.
let optimised: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-O"], .when(configuration: .release))
]

/// No look, each time that a variable is used, whether somebody else is using it.
///
/// It took a tenth of the time of a load. The tests, which are built otherwise, look.
let unwatched: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

func core(
  _ name: String,
  _ dependencies: [Target.Dependency],
  _ settings: [SwiftSetting] = [],
  exclude: [String] = []
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    exclude: exclude,
    swiftSettings: strict + optimised + unwatched + settings
  )
}

func library(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  isBusy: Bool = false
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    swiftSettings: isBusy ? strict + optimised : strict
  )
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: dependencies,
    path: "Tests/" + name,
    exclude: exclude,
    swiftSettings: strict
  )
}

let package = Package(
  name: "state-dict-course",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "course", targets: ["course"]),
    .executable(name: "statedict", targets: ["statedict"]),
    .library(name: "NotebookRuntime", type: .dynamic, targets: ["Notebook"]),
    .library(name: "ChecksRuntime", type: .dynamic, targets: ["Notebook", "ExerciseChecks"]),
    .library(name: "LessonRuntime", type: .dynamic, targets: ["StateDictCore", "Pictures"]),
    // A process links one of the two, never both: each holds a copy of the core of its own.
    .library(
      name: "CheckRuntime",
      type: .dynamic,
      targets: ["StateDictCore", "Pictures", "ExerciseChecks"]
    ),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // The core. No Foundation; the same sources compile as Embedded Swift for WebAssembly.
    core("Tensors", ["CStreaming"], [.enableExperimentalFeature("Extern")]),
    core("Modules", ["Tensors"]),
    core("Checkpoints", ["CChecksum", "Tensors"], [.enableExperimentalFeature("Extern")]),
    // The two things of which a processor is capable and for which Swift has no words.
    .target(name: "CChecksum", cSettings: [.unsafeFlags(["-O2"])]),
    .target(name: "CStreaming", cSettings: [.unsafeFlags(["-O2"])]),
    core("StateDictCore", ["Tensors", "Modules", "Checkpoints"]),

    // Checkpoints, models and loads as JSON: what the tool and the web pages speak. The second holds
    // the functions that a page calls.
    core("StateDictJSON", ["Tensors", "Modules", "Checkpoints"]),
    core(
      "StateDictBrowser",
      ["StateDictJSON", "Tensors", "Modules", "Checkpoints"],
      exclude: ["build"]
    ),

    // A tool on the core alone, and the run of PyTorch's answers that it offers.
    core("StateDictTool", ["StateDictJSON", "StateDictCore", "Tensors", "Checkpoints"]),
    library(
      "Conformance",
      [
        "StateDictTool", "StateDictJSON", "StateDictCore", "Tensors", "Modules", "Checkpoints",
      ]
    ),
    .executableTarget(
      name: "statedict",
      dependencies: ["StateDictTool", "StateDictJSON", "Conformance", arguments],
      swiftSettings: strict
    ),

    // What learners' processes link, and the events by which they talk to the engine.
    library("CourseEvents"),
    // The lock that checks close behind themselves.
    .target(name: "CLockdown"),
    library("Notebook", ["CourseEvents"]),
    core("Pictures", ["StateDictCore", "Tensors", "Notebook", "CourseEvents"]),
    library("ExerciseChecks", ["CourseEvents", "CLockdown"]),

    // The engine. It never links the core.
    .systemLibrary(
      name: "CCMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"])]
    ),
    library("CourseModel", isBusy: true),
    library("CourseSyntax", isBusy: true),
    // It reads the whole course before anything is shown.
    library("CourseMarkdown", ["CCMark", "CourseModel", yams], isBusy: true),
    library(
      "CourseRunner",
      ["CourseModel", "CourseEvents", "CourseSyntax", "CLockdown", subprocess],
      isBusy: true
    ),
    library("CourseModes", ["CourseEvents", "CourseModel", "CourseRunner"], isBusy: true),
    library("CourseProgress", ["CourseModel", "CourseModes", "CourseRunner", grdb]),
    library(
      "CourseTerminal",
      [
        "CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner", "CourseModes",
        "CourseProgress", "CourseSyntax",
      ]
    ),
    // Archives are unpacked bit by bit.
    library("CourseArchives", isBusy: true),
    library(
      "CourseGrading",
      [
        "CourseArchives", "CourseMarkdown", "CourseModel", "CourseModes", "CourseRunner", grdb,
        mustache,
      ]
    ),
    library(
      "CourseVerification",
      ["CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner", "CourseSyntax"]
    ),
    library(
      "CourseSite",
      [
        "CourseArchives", "CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner",
        "CourseModes", "CourseSyntax", mustache,
      ],
      isBusy: true
    ),
    .executableTarget(
      name: "course",
      dependencies: [
        "CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner", "CourseModes",
        "CourseProgress", "CourseTerminal", "CourseGrading", "CourseSite", "CourseVerification",
        arguments,
      ],
      swiftSettings: strict
    ),

    // A folder of tests for every folder of sources.
    tests("Tensors", ["Tensors", "Modules"], exclude: ["Fixtures"]),
    tests(
      "Modules",
      ["Tensors", "Modules", "Conformance", "StateDictJSON"],
      exclude: ["Fixtures", "record_attention.py", "record_layers.py"]
    ),
    tests(
      "Checkpoints",
      ["Tensors", "Checkpoints", "StateDictCore"],
      exclude: ["fuzz"]
    ),
    tests("StateDictCore", ["StateDictCore", "Tensors"]),
    tests(
      "StateDictTool",
      [
        "statedict", "StateDictTool", "StateDictJSON", "StateDictCore", "Tensors", "Checkpoints",
      ]
    ),
    tests("Conformance", ["Conformance", "StateDictJSON", "StateDictTool"], exclude: ["public"]),
    tests("Pictures", ["Pictures", "StateDictCore", "Tensors", "CourseEvents"]),
    tests("CourseModel", ["CourseModel"]),
    tests("CourseSyntax", ["CourseSyntax"]),
    tests("CourseMarkdown", ["CourseModel", "CourseMarkdown"]),
    tests(
      "CourseRunner",
      ["CourseModel", "CourseMarkdown", "CourseRunner", "CourseEvents"],
      exclude: ["Fixtures"]
    ),
    tests("CourseModes", ["CourseEvents", "CourseModel", "CourseRunner", "CourseModes"]),
    tests("CourseProgress", ["CourseModel", "CourseModes", "CourseRunner", "CourseProgress"]),
    tests(
      "CourseTerminal",
      [
        "CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner", "CourseModes",
        "CourseProgress", "CourseTerminal",
      ]
    ),
    tests("CourseArchives", ["CourseArchives"]),
    tests(
      "CourseGrading",
      [
        "CourseArchives", "CourseModel", "CourseMarkdown", "CourseModes", "CourseRunner",
        "CourseGrading", "course",
      ]
    ),
    tests(
      "CourseVerification",
      ["CourseModel", "CourseMarkdown", "CourseRunner", "CourseVerification"]
    ),
    tests(
      "CourseSite",
      [
        "CourseEvents", "CourseModel", "CourseMarkdown", "CourseModes", "CourseRunner",
        "CourseSite",
      ]
    ),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "StateDictCore", "StateDictTool", "Checkpoints", "Modules", "Tensors", arguments,
      ],
      path: "Tests/Benchmarks",
      exclude: ["Core/peer.py", "Grading/peer.py", "README.md"],
      swiftSettings: strict
    ),
    // The core in the browser, the course's own content, and the house rules.
    tests(
      "Browser",
      [
        "StateDictBrowser", "StateDictJSON", "Checkpoints", "CourseModel", "CourseMarkdown",
        "CourseModes", "CourseRunner", "CourseSite", "CourseGrading",
      ],
      exclude: ["Fixtures"]
    ),
    tests(
      "Content",
      ["CourseModel", "CourseMarkdown", "CourseRunner", "CourseVerification"]
    ),
    // Submissions that try to get round the checks.
    tests(
      "Attacks",
      ["CourseMarkdown", "CourseModel", "CourseRunner"],
      exclude: ["Corpus", "Destroyers", "Exercise", "Sealed", "README.md", "make_filters.py"]
    ),
    tests("House", []),
  ]
)
