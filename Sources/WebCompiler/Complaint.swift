/// A mistake in a file that a person wrote, in the form that build logs and editors make a link of.
struct Complaint: Error, Equatable, CustomStringConvertible {
  var file: String
  var line: Int
  var sentence: String

  var description: String { "\(file):\(line): error: \(sentence)" }
}

/// All that was found in one run: a page author mends them in one go.
struct Complaints: Error {
  var all: [Complaint]
}
