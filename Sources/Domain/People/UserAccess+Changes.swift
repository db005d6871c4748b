extension UserAccess {
  /// Whether the person is notified of every change in it: those with a post there are. Others are notified of changes to their items.
  package func hears(of initiative: Item.ID) -> Bool { scope.isEverything || posts.contains { $0.initiative == initiative } }
}
