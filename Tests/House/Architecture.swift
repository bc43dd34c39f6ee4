/// Which module may import which: the arrows of the design, every one of them.
///
/// The core stands at the bottom and knows no Foundation. The engine never imports the core: both
/// meet in `CourseEvents` only, across a process boundary.
enum Architecture {
  /// The value types of the course's core, which also run in the browser.
  static let core: Set = [
    "Tensors", "Modules", "Checkpoints", "StateDictJSON", "StateDictBrowser",
  ]

  /// What a learner's process links.
  static let learner: Set = ["StateDictCore", "Notebook", "Pictures", "ExerciseChecks"]

  /// The command-line tool, useful without the course.
  static let tool: Set = ["StateDictTool", "Conformance", "statedict"]

  /// What runs the course.
  static let engine: Set = [
    "CourseModel", "CourseSyntax", "CourseMarkdown", "CourseRunner", "CourseModes",
    "CourseProgress", "CourseTerminal", "CourseArchives", "CourseGrading", "CourseSite",
    "CourseVerification", "course",
  ]

  /// What comes with the toolchain and everybody but the core may import.
  static let platform: Set = [
    "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Synchronization", "Dispatch",
  ]

  /// Who may import what, beyond `platform`.
  static let arrows: [String: Set<String>] = [
    "Tensors": [],
    "Modules": ["Tensors"],
    "Checkpoints": ["Tensors"],
    "CChecksum": [],
    "CStreaming": [],
    "StateDictCore": ["Tensors", "Modules", "Checkpoints"],

    "StateDictJSON": ["Tensors", "Modules", "Checkpoints"],
    "StateDictBrowser": [
      "StateDictJSON", "Tensors", "Modules", "Checkpoints",
    ],

    "StateDictTool": [
      "StateDictJSON", "StateDictCore", "Tensors", "Checkpoints",
    ],
    "Conformance": [
      "StateDictTool", "StateDictJSON", "StateDictCore", "Tensors", "Modules", "Checkpoints",
    ],
    "statedict": ["StateDictTool", "StateDictJSON", "Conformance", "ArgumentParser"],

    "CLockdown": [],
    "CourseEvents": [],
    "Notebook": ["CourseEvents"],
    "ExerciseChecks": ["CourseEvents", "XCTest"],
    "Pictures": ["StateDictCore", "Tensors", "Notebook", "CourseEvents"],

    "CCMark": [],
    "CourseModel": [],
    "CourseSyntax": [],
    "CourseMarkdown": ["CCMark", "CourseModel", "Yams"],
    "CourseRunner": ["CourseModel", "CourseEvents", "CourseSyntax", "CLockdown", "Subprocess"],
    "CourseModes": ["CourseEvents", "CourseModel", "CourseRunner"],
    "CourseProgress": ["CourseModel", "CourseModes", "CourseRunner", "GRDB"],
    "CourseTerminal": [
      "CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner", "CourseModes",
      "CourseProgress", "CourseSyntax",
    ],
    "CourseArchives": [],
    "CourseGrading": [
      "CourseArchives", "CourseMarkdown", "CourseModel", "CourseModes", "CourseRunner", "GRDB",
      "Mustache",
    ],
    "CourseVerification": [
      "CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner", "CourseSyntax",
    ],
    "CourseSite": [
      "CourseArchives", "CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner",
      "CourseModes", "CourseSyntax", "Mustache",
    ],
    "course": [
      "CourseEvents", "CourseModel", "CourseMarkdown", "CourseRunner", "CourseModes",
      "CourseProgress", "CourseTerminal", "CourseGrading", "CourseSite", "CourseVerification",
      "ArgumentParser",
    ],
  ]
}
