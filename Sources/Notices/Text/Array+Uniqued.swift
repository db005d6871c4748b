extension Array where Element: Hashable {
  /// Each once, in the order first met.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
