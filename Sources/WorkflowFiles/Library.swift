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
    for (path, text) in files {
      do throws(Complaints) {
        if path.hasPrefix("kinds/") || !path.contains("/") {
          let file = try WorkflowFile(text, file: path) { texts[$0] }
          if !file.isAdaptation { texts[file.workflow.kind] = text }
          kinds.removeAll { $0.workflow.kind == file.workflow.kind && $0.workflow.version == file.workflow.version }
          kinds.append(file)
        } else if path.hasPrefix("calendars/") {
          let file = try CalendarFile(text, file: path)
          years[file.year] = file.content
        } else if path.hasPrefix("catalogues/") {
          let catalogue = try CatalogueFile(text, file: path).catalogue
          catalogues[catalogue.id] = catalogue
        } else if path.hasPrefix("initiatives/") {
          initiatives[path] = text
        }
      } catch { complaints += error.list }
    }
    kinds.sort { ($0.workflow.kind, $0.workflow.version) < ($1.workflow.kind, $1.workflow.version) }
    for place in kinds.indices { complaints += kinds[place].take(catalogues) }
    complaints += kinds.flatMap { WorkflowCheck($0, beside: kinds.map(\.workflow)).complaints() }
    if !complaints.isEmpty { throw Complaints(complaints) }
    workflows = Workflows(kinds.map(\.workflow))
  }
}
