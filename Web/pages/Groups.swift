/// Who does the work: the leading group, its office, the working groups, with their people and what each holds.
package struct GroupsPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var groups: [GroupPart]
  package var export: String?
  package var add: String?
  /// Posts that nobody holds, counted over all groups.
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
