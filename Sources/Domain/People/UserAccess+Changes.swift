extension UserAccess {
  /// Whether every change in it may be heard of: by those who hold a post there. Others hear of what touches their items.
  package func hears(of initiative: Item.ID) -> Bool { scope.isEverything || posts.contains { $0.initiative == initiative } }
}
