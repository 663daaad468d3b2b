// SPDX-License-Identifier: Apache-2.0
// Tested by tests/review/server_test.py.
#include "review/bounded_server.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace gainsay {
namespace {

bool Ready(socket_t socket, short events, time_t seconds) {
  pollfd waiting = {socket, events, 0};
  int ready;
  do {
    ready = poll(&waiting, 1, static_cast<int>(seconds * 1000));
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

// A connection as the library reads it: buffered, with timeouts, and counting until the head of a
// request has ended.
class Connection : public httplib::Stream {
 public:
  Connection(socket_t socket, time_t read_seconds, time_t write_seconds)
      : socket_(socket), read_seconds_(read_seconds), write_seconds_(write_seconds) {}

  void BeginRequest() { head_ = 0, line_ = 0, in_head_ = true; }
  // Whether a request has begun to arrive.
  bool Waits(time_t seconds) const { return begin_ < end_ || Ready(socket_, POLLIN, seconds); }

  bool is_readable() const override { return Waits(read_seconds_); }
  bool is_writable() const override { return Ready(socket_, POLLOUT, write_seconds_); }

  ssize_t read(char* to, size_t size) override {
    if (begin_ == end_) {
      if (!Ready(socket_, POLLIN, read_seconds_)) return -1;
      const ssize_t got = recv(socket_, buffer_.data(), buffer_.size(), 0);
      if (got <= 0) return got;
      begin_ = 0, end_ = static_cast<size_t>(got);
    }
    const size_t given = std::min(size, end_ - begin_);
    std::memcpy(to, buffer_.data() + begin_, given);
    begin_ += given;
    return Count(to, given) ? static_cast<ssize_t>(given) : -1;
  }

  ssize_t write(const char* from, size_t size) override {
    return is_writable() ? send(socket_, from, size, MSG_NOSIGNAL) : -1;
  }

  // Who is at the other end decides nothing here.
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return socket_; }

 private:
  // False once the head is too long. A blank line ends it.
  bool Count(const char* bytes, size_t size) {
    for (size_t i = 0; i < size && in_head_; ++i) {
      if (bytes[i] == '\n') {
        in_head_ = line_ > 0;
        line_ = 0;
      } else if (bytes[i] != '\r') {
        ++line_;
      }
      if (++head_ > kLongestHead) return false;
    }
    return true;
  }

  socket_t socket_;
  time_t read_seconds_, write_seconds_;
  std::array<char, 4096> buffer_;
  size_t begin_ = 0, end_ = 0;  // in buffer_: what is not yet read
  size_t head_ = 0, line_ = 0;  // bytes of the head, and of its last line
  bool in_head_ = true;
};

}  // namespace

bool BoundedServer::process_and_close_socket(socket_t socket) {
  Connection connection(socket, read_timeout_sec_, write_timeout_sec_);
  bool served = true;
  for (size_t left = keep_alive_max_count_; served && left > 0 && svr_sock_ != INVALID_SOCKET;
       --left) {
    if (!connection.Waits(keep_alive_timeout_sec_)) break;
    connection.BeginRequest();
    bool closed = false;
    served =
        process_request(connection, /*close_connection=*/left == 1, closed, nullptr) && !closed;
  }
  shutdown(socket, SHUT_RDWR);
  close(socket);
  return served;
}

}  // namespace gainsay
