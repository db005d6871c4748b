extension ScalarText {
  /// The sentences, each with its final mark. 。 always ends a sentence; ；！？ end one only outside brackets. Fragments of a single scalar are dropped.
  var sentences: [ScalarText] {
    var sentences: [ScalarText] = []
    var depth = 0
    var from = startIndex
    for index in indices {
      let scalar = self[index]
      if scalar.opens { depth += 1 } else if scalar.closes { depth = Swift.max(0, depth - 1) }
      guard scalar == "。" || depth == 0 && scalar.isStop else { continue }
      sentences.append(self[from..<index + 1])
      (from, depth) = (index + 1, 0)
    }
    if from < endIndex { sentences.append(self[from..<endIndex]) }
    return sentences.map(\.trimmed).filter { $0.count > 1 }
  }
}
