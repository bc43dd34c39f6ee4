import CourseModel
import CourseModes
import Foundation

/// One run of a ``SiteBuilder``: what has been written, and found, by now.
struct Build {
  let maker: PageMaker
  var writer: SiteWriter
  private var images: Set<String> = []
  private(set) var problems: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  /// The pages, in the order in which readers meet them.
  private var pages: [String] = []
  /// The lessons' own Markdown.
  private var texts: Set<String> = []

  private var context: PageContext { maker.context }

  /// How many subjects are made before any is written: enough for all processors, and no more in
  /// memory than that.
  private static let batch = 64

  init(_ maker: PageMaker, writer: SiteWriter) {
    self.maker = maker
    self.writer = writer
  }

  /// Makes and writes the files of some subjects, in order.
  mutating func add(_ subjects: [PageMaker.Subject]) throws(SiteError) {
    for start in stride(from: 0, to: subjects.count, by: Self.batch) {
      let batch = Array(subjects[start...].prefix(Self.batch))
      let maker = maker
      for made in try batch.concurrentMap({ subject throws(SiteError) in try maker.make(subject) })
      {
        try take(made)
      }
    }
  }

  /// Writes what was made.
  mutating func take(_ made: Made) throws(SiteError) {
    for file in made.files { try writer.write(file.content, to: file.path) }
    for file in made.scrolls { try writer.write(file.content, to: file.path) }
    if let page = made.page { pages.append(page) }
    if let text = made.text { texts.insert(text) }
    images.formUnion(made.images)
    // What is wrong with a lesson is said once, with its own page.
    let new = made.problems.filter { !known.contains($0) }
    problems += new
    known.formUnion(new)
  }

  /// Copies the images that pages show.
  mutating func addImages(from root: String) throws(SiteError) {
    for image in images.sorted() {
      try writer.write(try Files.read(root + "/" + image), to: "media/" + image)
    }
  }

  /// Draws the pictures for links, unless an earlier build has drawn the same.
  mutating func addPictures() throws(SiteError) {
    guard context.drawsPictures, let lettering = maker.theme.lettering else { return }
    let lessons = context.course.lessons.indices.map { context.card(ofLesson: $0) }
    var drawn: Set<String> = []
    for card in [context.card(ofLesson: nil)] + lessons where drawn.insert(card.file).inserted {
      if writer.keep(card.file) { continue }
      try writer.write(card.png(lettering), to: card.file)
    }
  }

  /// Writes what programs read.
  mutating func addListings() throws(SiteError) {
    let listings = Listings(context: context)
    try writer.write(listings.guide(texts: texts), to: "llms.txt")
    if let map = listings.sitemap(pages) { try writer.write(map, to: "sitemap.xml") }
    if let feed = listings.feed() { try writer.write(feed, to: "feed.xml") }
  }
}
