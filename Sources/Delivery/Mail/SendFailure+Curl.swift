import CCurl

extension SendFailure {
  init(_ code: CURLcode, in conversation: Conversation) {
    let refusal = conversation.replyCode.flatMap { $0 >= 400 ? $0 : nil }
    self.init(
      SendFailure.cause(code, refusal: refusal, at: conversation.stage),
      detail: refusal == nil ? String(cString: conversation.complaint) : conversation.reply)
  }

  /// The server's own refusal says more than libcurl's code, which is `CURLE_SEND_ERROR` for nearly every one of them.
  private static func cause(_ code: CURLcode, refusal: Int?, at stage: Conversation.Stage) -> Cause {
    switch (code, refusal) {
    case (CURLE_OPERATION_TIMEDOUT, _): .timedOut
    case (CURLE_USE_SSL_FAILED, _): .encryptionMissing
    case (_, .some(400..<500)): .busy
    case (CURLE_LOGIN_DENIED, _), (_, 530), (_, 534), (_, 535), (_, 538): .authenticationRefused
    case (_, .some): refused(at: stage)
    case (CURLE_PEER_FAILED_VERIFICATION, _), (CURLE_SSL_CACERT_BADFILE, _): .certificateUntrusted
    case (CURLE_SSL_CONNECT_ERROR, _), (CURLE_SSL_CIPHER, _): .encryptionFailed
    case (CURLE_COULDNT_RESOLVE_HOST, _), (CURLE_COULDNT_CONNECT, _): .unreachable
    default: .interrupted
    }
  }

  private static func refused(at stage: Conversation.Stage) -> Cause {
    switch stage {
    case .greeting: .serverRefused
    case .sender: .senderRefused
    case .recipient: .recipientRefused
    case .letter: .letterRefused
    }
  }
}
