/// The groups of an initiative: the leading group, its office and the working groups, with people and workload.
package struct GroupsPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var groups: [GroupPart]
  package var export: String?
  package var add: String?
  /// The number of vacant posts in all groups.
  package var vacant: Int

  package init(
    frame: FramePart, head: HeadPart, tabs: TabsPart, groups: [GroupPart], export: String? = nil, add: String? = nil, vacant: Int = 0
  ) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.groups = groups
    self.export = export
    self.add = add
    self.vacant = vacant
  }

  package var hasTools: Bool { hasVacant || export != nil || add != nil }
  package var hasVacant: Bool { vacant > 0 }
}
