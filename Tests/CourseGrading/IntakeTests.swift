import CourseArchives
import CourseModel
import Foundation
import XCTest

@testable import CourseGrading

/// What is handed in, honestly and not.
final class IntakeTests: XCTestCase {
  private var school = TestClass.none

  override func setUpWithError() throws { school = try TestClass() }
  override func tearDown() { school.remove() }

  /// Runs a shell command in the folder of submissions.
  private func shell(_ command: String) throws {
    try FileManager.default.createDirectory(
      atPath: school.submissions,
      withIntermediateDirectories: true
    )
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "cd '\(school.submissions)' && \(command)"]
    try process.run()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationStatus, 0, command)
  }

  private let place = "01-basics/fizz/Exercise.swift"

  func testArchives_aStudent_holdTheSameLayoutsAsFolders() throws {
    try school.put("ada.zip", TestClass.zip([(place, "a")]))
    try school.put("Bob, “B” 😀.zip", TestClass.zip([("work/" + place, "b")]))
    try school.put("cy.zip", TestClass.zip([("somewhere/deep/fizz/Exercise.swift", "c")]))
    try school.put("dan.zip", TestClass.zip([("fizz.swift", "d"), ("__MACOSX/._fizz.swift", "x")]))
    try school.put("=cmd|calc.zip", TestClass.zip([(place, "e")]))
    try school.handIn("f", as: "tree/f", at: place)
    try shell("tar czf fay.tar.gz -C tree/f . && rm -r tree")
    let found = try school.read()
    XCTAssertEqual(
      found.mapValues { $0.files.map(\.content) },
      [
        "ada": [.text("a")], "Bob, “B” 😀": [.text("b")], "cy": [.text("c")], "dan": [.text("d")],
        "=cmd|calc": [.text("e")], "fay": [.text("f")],
      ]
    )
  }

  func testName_writtenInTwoWays_isOneStudent() throws {
    try school.handIn("composed", as: "Zo\u{eb}", at: place)
    try school.handIn("decomposed", as: "Zoe\u{308}", at: place)
    var names: [[Unicode.Scalar]] = []
    _ = try ClassReader(school.exercises).read(school.submissions) { handin in
      names.append(Array(handin.student.id.unicodeScalars))
      XCTAssertEqual(handin.files.map(\.attempt), [1, 2])
    }
    XCTAssertEqual(names, [Array("Zo\u{eb}".unicodeScalars)])
  }

  func testPlatforms_namesAreUnderstood() throws {
    try school.put("doejane_LATE_4711_90210_work.zip", TestClass.zip([(place, "j")]))
    try school.put("roerichard_4712_90211_fizz-2.swift", Data("r".utf8))
    try school.handIn("m", as: "Zoë Müller_1234567_assignsubmission_file_", at: place)
    let found = try school.read()
    XCTAssertEqual(Set(found.keys), ["doejane_4711", "roerichard_4712", "Zoë Müller_1234567"])
    XCTAssertEqual(found["doejane_4711"]?.student.platform, ["Canvas": "4711"])
    XCTAssertEqual(found["roerichard_4712"]?.files.map(\.attempt), [3])
    XCTAssertEqual(found["Zoë Müller_1234567"]?.student.name, "Zoë Müller")
    XCTAssertEqual(found["Zoë Müller_1234567"]?.student.platform, ["Moodle": "1234567"])
  }

  func testClassArchive_ofFoldersAndArchives_isParted() throws {
    let file = school.root + "/class.zip"
    var writer = ZipWriter()
    writer.add(Data("a".utf8), as: "submissions/ada/" + place)
    writer.add(TestClass.zip([(place, "b")]), as: "submissions/bob.zip")
    writer.add(Data("c".utf8), as: "submissions/cy/attempt-1/" + place)
    writer.add(Data("d".utf8), as: "submissions/cy/attempt-2/" + place)
    writer.add(Data("?".utf8), as: "../evil/" + place)
    writer.add(Data("n".utf8), as: "submissions/notes.txt")
    try writer.finish().write(to: URL(fileURLWithPath: file))
    var found: [String: [Handin.File]] = [:]
    let strays = try ClassReader(school.exercises).read(file) { found[$0.student.id] = $0.files }
    // The path that leads out is nobody's, and so keeps the common folder from being common.
    XCTAssertEqual(strays, ["../evil/" + place])
    XCTAssertEqual(Set(found.keys), ["submissions"])
  }

  func testClassArchive_common_isParted() throws {
    let file = school.root + "/class.zip"
    var writer = ZipWriter()
    writer.add(Data("a".utf8), as: "submissions/ada/" + place)
    writer.add(TestClass.zip([(place, "b")]), as: "submissions/bob.zip")
    writer.add(Data("c".utf8), as: "submissions/cy/attempt-1/" + place)
    writer.add(Data("d".utf8), as: "submissions/cy/attempt-2/" + place)
    writer.add(Data("n".utf8), as: "submissions/notes.txt")
    try writer.finish().write(to: URL(fileURLWithPath: file))
    let found = try school.read(file)
    XCTAssertEqual(found["ada"]?.files.map(\.content), [.text("a")])
    XCTAssertEqual(found["bob"]?.files.map(\.content), [.text("b")])
    XCTAssertEqual(found["cy"]?.files.map(\.attempt), [1, 2])
    XCTAssertEqual(found.count, 3)
  }

  func testFilesThatAreNoFiles_areRefused() throws {
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: try school.place("a-link"),
      withDestinationPath: school.root + "/submissions/good.swift"
    )
    XCTAssertEqual(mkfifo(try school.place("b-pipe"), 0o600), 0)
    let sparse = try school.place("c-huge")
    XCTAssertTrue(manager.createFile(atPath: sparse, contents: nil))
    XCTAssertEqual(truncate(sparse, 1 << 30), 0)
    try Data([0x66, 0xfc]).write(to: URL(fileURLWithPath: try school.place("d-latin")))
    try manager.createDirectory(
      atPath: try school.place("e-folder"),
      withIntermediateDirectories: true
    )
    try manager.createDirectory(
      atPath: school.submissions + "/f-linkdir",
      withIntermediateDirectories: true
    )
    try manager.createSymbolicLink(
      atPath: school.submissions + "/f-linkdir/01-basics",
      withDestinationPath: school.submissions + "/z-good/01-basics"
    )
    try manager.createDirectory(
      atPath: school.submissions + "/g-loose",
      withIntermediateDirectories: true
    )
    try manager.createSymbolicLink(
      atPath: school.submissions + "/g-loose/fizz.swift",
      withDestinationPath: school.submissions + "/z-good/" + place
    )
    try school.handIn("z", as: "z-good")
    let found = try school.read()
    let reasons = found.sorted { $0.key < $1.key }.map { _, handin -> String in
      guard case .refused(let refusal)? = handin.files.first?.content else { return "" }
      return refusal.description
    }
    XCTAssertEqual(
      reasons,
      [
        "refused: a symbolic link or not in a plain folder",
        "refused: not a regular file",
        "refused: 1073741824 bytes long, the limit is 262144",
        "refused: not UTF-8 text",
        "refused: not a regular file",
        "refused: a symbolic link or not in a plain folder",
        "refused: a symbolic link or not in a plain folder",
        "",
      ]
    )
  }

  func testHostileArchives_areRefusedStudentByStudent() throws {
    try school.put("a.zip", TestClass.zip([("../../" + place, "x")]))
    try school.put("b.zip", TestClass.zip([("/etc/" + place, "x")]))
    try school.put("c.zip", TestClass.zip([(place, "x"), (place, "y")]))
    try school.put("d.zip", TestClass.zip([("evil\u{202e}txt.swift", "x")]))
    try school.put("e.zip", TestClass.zip((0...10_000).map { ("\($0)", "") }))
    try school.put("f.zip", Data("no archive".utf8))
    try school.put("g.zip", TestClass.zip([("a\u{0}b", "x")]))
    try school.put("h.zip", TestClass.zip([(String(repeating: "d/", count: 40) + place, "x")]))
    try shell(
      """
      mkdir -p t/01-basics/fizz && ln -s /etc/passwd t/01-basics/fizz/Exercise.swift && \
      tar cf i.tar -C t . && rm -r t && mkdir t && echo x > t/x && ln t/x t/y && \
      tar cf j.tar -C t . && rm -r t && mkdir t && mkfifo t/x && tar cf k.tar -C t . && rm -r t && \
      head -c 100000000 /dev/zero | gzip > l.tar.gz
      """
    )
    try school.handIn("fine", as: "z")
    let found = try school.read()
    let reasons = found.sorted { $0.key < $1.key }.map { $0.value.refusal?.description ?? "" }
    XCTAssertEqual(
      reasons,
      [
        "refused: the archive holds a path that leads out of it, `../../\(place)`",
        "refused: the archive holds a path that leads out of it, `/etc/\(place)`",
        "refused: the archive holds `\(place)` twice",
        "refused: the archive holds a name with characters that cannot be seen, "
          + "`evil\u{FFFD}txt.swift`",
        "refused: the archive holds more than 10000 entries",
        "refused: the archive: it is neither a zip file nor a tar archive",
        "refused: the archive holds a name with characters that cannot be seen, `a\u{FFFD}b`",
        "refused: the archive holds a path that is too long, "
          + "`\(String(repeating: "d/", count: 40))`",
        "refused: the archive holds a symbolic link, `\(place)`",
        "refused: the archive holds a hard link, `y`",
        "refused: the archive holds a device or a pipe, `x`",
        "refused: the archive: it unpacks to more than 64 MB",
        "",
      ]
    )
    XCTAssertEqual(found["z"]?.files.map(\.content), [.text("fine")])
  }

  func testNoFolder_saysWhatIsExpected() throws {
    XCTAssertThrowsError(try school.read()) {
      XCTAssertEqual(
        "\($0)",
        "\(school.submissions) holds no submissions. Name a folder with a folder or an archive for "
          + "every student, each with the content of the student's `work/`, or one archive of all."
      )
    }
  }

  func testDeceivingName_isRefusedAndShown() throws {
    try school.handIn("x", as: "ada\u{202e}bob")
    let found = try school.read()
    XCTAssertEqual(found.keys.map { $0 }, ["ada\u{FFFD}bob"])
    XCTAssertEqual(found.values.first?.refusal, .name)
  }

  /// Who uploads the one file that is asked for uploads it under the name that it has.
  func testBareFile_isTheOneExerciseThatIsAskedFor() throws {
    try school.handIn("a", as: "ada", at: "Exercise.swift")
    try school.handIn("b", as: "bob", at: "attempt-2/Exercise.swift")
    try school.handIn("c", as: "cy", at: "02-more/fizz-row/Exercise.swift")
    try school.put("doejane_4711_1_Exercise-1.swift", Data("d".utf8))
    let files = { (only: Exercise?) throws -> [String] in
      var found: [String] = []
      let reader = ClassReader([TestClass.fizz, TestClass.row], only: only)
      _ = try reader.read(self.school.submissions) { handin in
        found += handin.files.map { "\(handin.student.id) \($0.exercise) \($0.attempt)" }
      }
      return found.sorted()
    }
    XCTAssertEqual(try files(nil), ["cy 02-more/fizz-row 1"])
    XCTAssertEqual(
      try files(TestClass.fizz),
      [
        "ada 01-basics/fizz 1", "bob 01-basics/fizz 2", "cy 02-more/fizz-row 1",
        "doejane_4711 01-basics/fizz 2",
      ]
    )
  }

  func testRoster_matchesWhoHandedIn_andKeepsWhoDidNot() async throws {
    school.exercises = []
    for name in ["doejane_4711_1_x.zip", "mmuller.zip", "stranger.zip"] {
      try school.put(name, TestClass.zip([(place, "x")]))
    }
    let path = school.root + "/roster.csv"
    try """
    \u{FEFF}Student,ID,SIS Login ID,Section\r
    "Doe, Jane",4711,jdoe,"Mon, 9:00"\r
    "O""Neil, Müller",4712,mmuller,=cmd()\r
    Nobody Yet,4713,nyet,B\r

    """.write(toFile: path, atomically: true, encoding: .utf8)
    let book = try await school.grade(roster: try Roster(path: path))
    XCTAssertEqual(
      book.students.map { "\($0.student.id)|\($0.student.name)|\($0.student.section)" }.sorted(),
      [
        "doejane_4711|Doe, Jane|Mon, 9:00", "mmuller|O\"Neil, Müller|=cmd()",
        "nyet|Nobody Yet|B", "stranger|stranger|",
      ]
    )
    XCTAssertEqual(book.students.filter { !$0.student.onRoster }.map(\.student.id), ["stranger"])
    let again = try school.grader().takeIn(school.submissions, roster: try Roster(path: path))
    XCTAssertEqual(again.notices.first, "The roster has no line for stranger.")
  }

  func testRoster_takenInAgain_isTheSameClass() async throws {
    school.exercises = []
    try school.put("doejane_4711_1_x.zip", TestClass.zip([(place, "x")]))
    try school.put("Ann Lee_99_assignsubmission_file_x.zip", TestClass.zip([(place, "x")]))
    let path = school.root + "/roster.csv"
    try """
    Name,Identifier,Section
    "Doe, Jane",,A
    Ann Other,Participant 99,A
    Bo Nobody,,A
    Cy Nobody,,A

    """.write(toFile: path, atomically: true, encoding: .utf8)
    for _ in 0..<2 {
      let book = try await school.grade(roster: try Roster(path: path))
      XCTAssertEqual(
        book.students.map { "\($0.student.id)|\($0.student.name)" }.sorted(),
        [
          "Ann Lee_99|Ann Other", "Bo Nobody|Bo Nobody", "Cy Nobody|Cy Nobody",
          "doejane_4711|Doe, Jane",
        ]
      )
    }
  }

  private let roster = """
    Student,ID,SIS Login ID,Section
    "Doe, Jane",4711,jdoe,A
    Bo Late,4712,blate,A

    """

  func testRoster_workThatComesLater_isTheSameStudents() throws {
    let path = school.root + "/roster.csv"
    try roster.write(toFile: path, atomically: true, encoding: .utf8)
    try school.put("doejane_4711_1_x.zip", TestClass.zip([(place, "x")]))
    let grader = try school.grader()
    _ = try grader.takeIn(school.submissions, roster: try Roster(path: path))
    XCTAssertEqual(try grader.store.students().map(\.id), ["blate", "doejane_4711"])
    let oral = Override(student: "blate", exercise: TestClass.fizz.id, points: 2, comment: "oral")
    try grader.store.add([oral])
    try school.put("latebo_4712_1_x.zip", TestClass.zip([(place, "y")]))
    _ = try grader.takeIn(school.submissions, roster: try Roster(path: path))
    XCTAssertEqual(
      try grader.store.students().map { "\($0.id)|\($0.name)" },
      ["latebo_4712|Bo Late", "doejane_4711|Doe, Jane"]
    )
    XCTAssertEqual(try grader.store.overrides().map(\.student), ["latebo_4712"])
    // Whoever leaves the roster out the next time loses none of it.
    _ = try grader.takeIn(school.submissions)
    XCTAssertEqual(
      try grader.store.students().map { "\($0.name)|\($0.section)|\($0.platform["ID"] ?? "")" },
      ["Bo Late|A|4712", "Doe, Jane|A|4711"]
    )
  }

  func testMerge_rosterOnBothMachines_namesEverybodyOnce() throws {
    let path = school.root + "/roster.csv"
    try roster.write(toFile: path, atomically: true, encoding: .utf8)
    let works = [("doejane", "4711", nil), ("latebo", "4712", Refusal.notAFile)]
    let parts = try works.map { name, number, refusal in
      let folder = "\(school.root)/part-\(name)"
      let store = try GradebookStore(folder: folder)
      let student = Student(id: "\(name)_\(number)", name: name, platform: ["Canvas": number])
      let work = Handin.File(exercise: TestClass.fizz.id, attempt: 1, content: .text("x"))
      let files = refusal == nil ? [work] : []
      try store.takeIn(
        Handin(student: student, files: files, refusal: refusal),
        exercises: [TestClass.fizz]
      )
      try store.takeIn(try Roster(path: path))
      return folder
    }
    let merged = try GradebookStore(folder: school.root + "/merged")
    for part in parts { try merged.merge(part) }
    XCTAssertEqual(try merged.students().map(\.name), ["Bo Late", "Doe, Jane"])
  }

  func testArchive_repairedAndHandedInAgain_isRefusedNoMore() async throws {
    school.exercises = []
    try school.put("ada_1_1_x.zip", Data("no archive".utf8))
    try school.put("ada_1_2_x.zip", TestClass.zip([(place, "x")]))
    let refused = try await school.grade()
    XCTAssertEqual(refused.students.map { $0.refusal?.hasPrefix("refused: ") }, [true])
    try school.put("ada_1_1_x.zip", TestClass.zip([(place, "y")]))
    let repaired = try await school.grade()
    XCTAssertEqual(repaired.students.map(\.refusal), [nil])
  }

  func testArchive_inAStudentsArchive_isOpenedAndNoneInThat() throws {
    let inner = TestClass.zip([(place, "a")])
    for (name, data) in [
      ("ada.zip", inner), ("bob.zip", self.zip(inner)), ("cy.zip", self.zip(self.zip(inner))),
    ] {
      try school.put(name, data)
    }
    try school.put("dan.zip", self.zip(Data("no archive".utf8)))
    let found = try school.read()
    XCTAssertEqual(found["ada"]?.files.map(\.content), [.text("a")])
    XCTAssertEqual(found["bob"]?.files.map(\.content), [.text("a")])
    XCTAssertEqual(found["cy"]?.files, [])
    XCTAssertEqual(
      found["dan"]?.refusal?.description,
      "refused: the archive: it is neither a zip file nor a tar archive"
    )
  }

  private func zip(_ archive: Data) -> Data {
    var writer = ZipWriter()
    writer.add(archive, as: "work.zip")
    return writer.finish()
  }
}
