import Domain

/// Which state of a newer version takes the place of which: `old: new`, a line each.
package struct StateMap: Sendable {
  package var states: [Workflow.State.ID: Workflow.State.ID] = [:]

  package init(_ text: String, file: String) throws(Complaints) {
    let paper = Paper(file: file)
    for (old, new) in try paper.open(text).named() { states[old] = new.text() }
    if !paper.complaints.isEmpty { throw Complaints(paper.complaints) }
  }
}
