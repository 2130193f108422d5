"""nginx with nchan as a channel of Server-Sent Events: one worker, since Dateline too has one process."""

from __future__ import annotations

import getpass
import os
import shutil
import time
from pathlib import Path

from bench.live.processes import Cost, Process
from bench.live.servers.port import Missing, Published, free_port, listens, post, step_of

MODULES = (Path("/usr/lib/nginx/modules"), Path("/usr/lib64/nginx/modules"), Path("/usr/local/lib/nginx/modules"))
MODULE = "ngx_nchan_module.so"

# Room for more events than the bench sends, and a backlog like that of `dateline serve`; the rest is nchan's default.
CONFIGURATION = """
load_module {module};
user {user};
worker_processes 1;
worker_rlimit_nofile 65536;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 50000; multi_accept on; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  client_body_buffer_size 256k;
  nchan_shared_memory_size 256M;
  server {{
    listen 127.0.0.1:{port} backlog=2048;
    location = /publish {{
      nchan_publisher;
      nchan_channel_id story;
      nchan_message_buffer_length 200;
      nchan_message_timeout 1h;
    }}
    location = /stream {{
      nchan_subscriber eventsource;
      nchan_channel_id story;
      nchan_subscriber_first_message newest;
      nchan_eventsource_ping_interval 15;
    }}
  }}
}}
"""


class Nchan:
    name = "nginx + nchan"
    resumes = True

    def __init__(self, folder: Path, size: int) -> None:
        program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        module = next((place / MODULE for place in MODULES if (place / MODULE).exists()), None)
        if not program or not module:
            raise Missing("nginx with nchan is not installed (Debian: apt-get install nginx libnginx-mod-nchan)")
        self.port = free_port()
        self._size, self._seq = size, 0
        configuration = folder / "nginx.conf"
        configuration.write_text(
            CONFIGURATION.format(module=module, user=getpass.getuser(), folder=folder, port=self.port)
        )
        command: list[str | Path] = [program, "-c", configuration, "-e", folder / "start.log", "-g", "daemon off;"]
        self._process = Process(command, folder / "nginx.log", {})
        try:
            self._process.until(lambda: listens(self.port))
        except BaseException:
            self.end()
            raise

    def request(self, seq: int) -> bytes:
        return b"GET /stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"

    def publish(self) -> Published:
        body = step_of(self._seq, self._size)
        self._seq += 1
        asked = time.monotonic_ns()
        post(self.port, "/publish", body)
        return Published(self._seq, asked, asked, asked)

    def cost(self) -> Cost:
        return self._process.cost()

    def end(self) -> None:
        self._process.end()
