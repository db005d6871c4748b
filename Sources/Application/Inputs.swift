import Domain

/// Input for the fields of one form, not yet checked, and the files attached to it.
package struct Inputs: Sendable {
  /// By the name of the field or of what every item has: `title`, `lead`, `reason`.
  package var values: [String: Input]
  package var attachments: [Attachment]

  package init(_ values: [String: Input] = [:], attachments: [Attachment] = []) {
    self.values = values
    self.attachments = attachments
  }

  /// The values with the ids of the attached files in their fields.
  func withAttachments() -> [String: Input] {
    var all = values
    for (field, attached) in Dictionary(grouping: attachments, by: \.field) {
      var ids = attached.map(\.upload.id)
      if case .list(let named)? = all[field] { ids = named + ids }
      all[field] = .list(ids)
    }
    return all
  }
}

/// A file attached to a field, stored only when the request that carries it is allowed.
package struct Attachment: Sendable {
  package var field: String
  package var upload: Upload
  package var bytes: [UInt8]

  package init(field: String, upload: Upload, bytes: [UInt8]) {
    self.field = field
    self.upload = upload
    self.bytes = bytes
  }
}
