import Domain

/// The checked content of the workflow folder: kinds, calendars, catalogues and initiative files. An agency's own files add to the shipped
/// ones or replace them kind by kind; a file outside the known folders is read as a kind.
package struct Library: Sendable {
  /// All kinds, sorted by name and version.
  package var kinds: [WorkflowFile] = []
  /// The calendars by year.
  package var years: [Int: WorkCalendar.Year] = [:]
  /// Texts of initiative files by path. They are parsed only when loaded, so that a mistake in one stops nothing else.
  package var initiatives: [String: String] = [:]
  package var catalogues: [Catalogue.ID: Catalogue] = [:]

  /// The workflows of all kinds.
  package private(set) var workflows = Workflows([])

  /// - Parameter files: path below the folder (`kinds/task.yaml`) and text; a later file replaces an earlier one of the same kind and
  /// version.
  /// - Throws: the diagnostics of all files together.
  package init(_ files: some Sequence<(path: String, text: String)>) throws(Diagnostics) {
    var diagnostics: [Diagnostic] = []
    var texts: [Workflow.Kind: String] = [:]
    let files = Array(files)
    let contents = files.concurrentMap { Content(path: $0.path, text: $0.text) }
    for (index, content) in contents.enumerated() {
      switch content {
      // Parsed in order, because it needs the text of the kind that it adapts as read so far.
      case .adaptation:
        do throws(Diagnostics) {
          add(try WorkflowFile(files[index].text, file: files[index].path) { texts[$0] })
        } catch { diagnostics += error.list }
      case .kind(let file):
        texts[file.workflow.kind] = file.text
        add(file)
      case .calendar(let file): years[file.year] = file.content
      case .catalogue(let catalogue): catalogues[catalogue.id] = catalogue
      case .initiative: initiatives[files[index].path] = files[index].text
      case .unknown: break
      case .invalid(let error): diagnostics += error.list
      }
    }
    kinds.sort { ($0.workflow.kind, $0.workflow.version) < ($1.workflow.kind, $1.workflow.version) }
    for index in kinds.indices { diagnostics += kinds[index].take(catalogues) }
    let all = kinds
    diagnostics += all.concurrentMap { WorkflowCheck($0, beside: all.map(\.workflow)).diagnostics() }.joined()
    if !diagnostics.isEmpty { throw Diagnostics(diagnostics) }
    workflows = Workflows(kinds.map(\.workflow))
  }

  private mutating func add(_ file: WorkflowFile) {
    kinds.removeAll { $0.workflow.kind == file.workflow.kind && $0.workflow.version == file.workflow.version }
    kinds.append(file)
  }
}

/// The parsed content of a file; its folder decides the type.
private enum Content: Sendable {
  case kind(WorkflowFile)
  case adaptation
  case calendar(CalendarFile)
  case catalogue(Catalogue)
  case initiative
  case unknown
  case invalid(Diagnostics)

  init(path: String, text: String) {
    do throws(Diagnostics) {
      if path.hasPrefix("kinds/") || !path.contains("/") {
        self = WorkflowFile.isAdaptation(text) ? .adaptation : .kind(try WorkflowFile(text, file: path))
      } else if path.hasPrefix("calendars/") {
        self = .calendar(try CalendarFile(text, file: path))
      } else if path.hasPrefix("catalogues/") {
        self = .catalogue(try CatalogueFile(text, file: path).catalogue)
      } else {
        self = path.hasPrefix("initiatives/") ? .initiative : .unknown
      }
    } catch { self = .invalid(error) }
  }
}
