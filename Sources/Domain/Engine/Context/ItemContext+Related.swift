/// The contexts of the other items that a decision touches.
extension ItemContext {
  /// The whole context of another item, or of this one as changed: as it was read, brought up to date with what the decision has written so far.
  /// An item that the decision makes has nothing around it but its parent and what the decision makes beside it.
  func context(of other: Item, with change: Change) -> ItemContext {
    var context: ItemContext
    if other.id == item.id {
      context = self
    } else {
      context = related[other.id] ?? ItemContext(workflows: workflows, calendar: calendar, roster: roster, item: other)
      context.initiative = initiative ?? (item.id == item.initiative ? item : nil)
      context.freezes = freezes
      context.related.merge(related) { own, _ in own }
      if context.parent == nil, let id = other.parent { context.parent = id == item.id ? item : id == parent?.id ? parent : nil }
    }
    context.item = other
    context.isCarried = true
    context.take(change)
    return context
  }

  /// Replaces items that were read by the ones that the decision has written. Most items that a move carries along read nothing but their
  /// parent, which is written first; so the cost does not grow with the square of their number.
  private mutating func take(_ change: Change) {
    let readsOnlyParent = [children.isEmpty, siblings.isEmpty, predecessors.isEmpty, started.isEmpty, merged.isEmpty, origins.isEmpty]
      .allSatisfy { $0 }
    let isParentFirst = change.writes.first.map { $0.item.id == parent?.id } ?? true
    for write in readsOnlyParent && isParentFirst ? change.writes.prefix(1) : change.writes[...] where write.item.id != item.id {
      if write.item.id == parent?.id { parent = write.item }
      if write.item.id == initiative?.id { initiative = write.item }
      if write.item.parent == item.id {
        children.replace(write.was, with: write.item)
      } else if write.item.parent != nil, write.item.parent == item.parent, !siblings.isEmpty {
        siblings.replace(write.was, with: write.item)
      }
      for path in [\ItemContext.predecessors, \.started, \.origins, \.merged] {
        if let index = self[keyPath: path].firstIndex(where: { $0.id == write.item.id }) { self[keyPath: path][index] = write.item }
      }
    }
  }
}
