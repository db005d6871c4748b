/// A group of an initiative: 领导小组, its 办公室, or a 工作组. It has states of its own (its item has the same id).
package struct Group: Hashable, Sendable, Codable {
  package typealias ID = Item.ID
  package enum Kind: String, Codable, Sendable, CaseIterable { case leading, office, working }

  package var id: ID
  package var initiative: Item.ID
  package var name: String
  package var kind: Kind
  package var parent: ID?
  package var duties: String
  /// Dissolved groups stay for the record; nothing new is given to them.
  package var isOpen: Bool

  package init(id: ID, initiative: Item.ID, name: String, kind: Kind, parent: ID? = nil, duties: String = "", isOpen: Bool = true) {
    self.id = id
    self.initiative = initiative
    self.name = name
    self.kind = kind
    self.parent = parent
    self.duties = duties
    self.isOpen = isOpen
  }
}
