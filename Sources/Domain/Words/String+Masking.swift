extension String {
  /// Personal data as a screen shows it: two characters at each end of a number, the first of a name.
  package var masked: String {
    let letters = unicodeScalars
    let count = letters.count
    let (head, tail) = count > 6 ? (2, 2) : (1, 0)
    return String(letters.prefix(head)) + String(repeating: "*", count: max(1, count - head - tail)) + String(letters.suffix(tail))
  }
}
