import Domain

/// Everything the workflow folder holds, checked: kinds, calendars and initiative files. An agency's own folder adds to
/// what ships, or replaces it kind by kind; what lies in no folder of it is a kind.
package struct Library: Sendable {
  package var kinds: [WorkflowFile] = []
  package var years: [Int: WorkCalendar.Year] = [:]
  /// By their path: read when they are loaded, since a mistake in one concerns nobody else.
  package var initiatives: [String: String] = [:]
  package var catalogues: [Catalogue.ID: Catalogue] = [:]

  package private(set) var workflows = Workflows([])

  /// - Parameter files: path below the folder (`kinds/task.yaml`) and text.
  /// - Throws: what is wrong with any of them, all together.
  package init(_ files: some Sequence<(path: String, text: String)>) throws(Complaints) {
    var complaints: [Complaint] = []
    var texts: [Workflow.Kind: String] = [:]
    let files = Array(files)
    let contents = Together.each(files) { Content(path: $0.path, text: $0.text) }
    for (place, content) in contents.enumerated() {
      switch content {
      // It wants the text of what it adapts, as that stands here.
      case .adaptation:
        do throws(Complaints) {
          add(try WorkflowFile(files[place].text, file: files[place].path) { texts[$0] })
        } catch { complaints += error.list }
      case .kind(let file):
        texts[file.workflow.kind] = file.text
        add(file)
      case .calendar(let file): years[file.year] = file.content
      case .catalogue(let catalogue): catalogues[catalogue.id] = catalogue
      case .initiative: initiatives[files[place].path] = files[place].text
      case .unknown: break
      case .wrong(let found): complaints += found.list
      }
    }
    kinds.sort { ($0.workflow.kind, $0.workflow.version) < ($1.workflow.kind, $1.workflow.version) }
    for place in kinds.indices { complaints += kinds[place].take(catalogues) }
    let all = kinds
    complaints += Together.each(all) { WorkflowCheck($0, beside: all.map(\.workflow)).complaints() }.joined()
    if !complaints.isEmpty { throw Complaints(complaints) }
    workflows = Workflows(kinds.map(\.workflow))
  }

  private mutating func add(_ file: WorkflowFile) {
    kinds.removeAll { $0.workflow.kind == file.workflow.kind && $0.workflow.version == file.workflow.version }
    kinds.append(file)
  }
}

/// What lies in a file, by the folder that it lies in.
private enum Content: Sendable {
  case kind(WorkflowFile)
  case adaptation
  case calendar(CalendarFile)
  case catalogue(Catalogue)
  case initiative
  case unknown
  case wrong(Complaints)

  init(path: String, text: String) {
    do throws(Complaints) {
      if path.hasPrefix("kinds/") || !path.contains("/") {
        self = WorkflowFile.isAdaptation(text) ? .adaptation : .kind(try WorkflowFile(text, file: path))
      } else if path.hasPrefix("calendars/") {
        self = .calendar(try CalendarFile(text, file: path))
      } else if path.hasPrefix("catalogues/") {
        self = .catalogue(try CatalogueFile(text, file: path).catalogue)
      } else {
        self = path.hasPrefix("initiatives/") ? .initiative : .unknown
      }
    } catch { self = .wrong(error) }
  }
}
