extension String {
  /// What is left of personal data on a screen: two characters at each end of a number, the first of a name.
  package var masked: String {
    count > 6
      ? prefix(2) + String(repeating: "*", count: count - 4) + suffix(2) : prefix(1) + String(repeating: "*", count: max(1, count - 1))
  }
}
