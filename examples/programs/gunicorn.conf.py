"""Serve the Flask application with workers that are forked from one that has loaded it.

cd examples/programs && gunicorn
"""

wsgi_app = "flask_app:create_app()"
bind = "127.0.0.1:8001"
workers = 4
threads = 2
# The client is made once, before the workers are forked. Each worker gets connections of its own.
preload_app = True
