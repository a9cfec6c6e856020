# Everything here also works by hand; main.py sets the machine up first.
PY = .venv/bin/python

.PHONY: run test bench abuse model pictures dead lock

run:
	python3 main.py

test:
	python3 main.py test

bench:
	$(PY) -m benchmarks

abuse:
	$(PY) -m tests.abuse

# Random lives of permits against an independent model; more walks, more steps: WALKS, STEPS.
model:
	$(PY) -m tests.model $(WALKS) $(STEPS)

pictures:
	$(PY) -m permitdesk demo build/demo
	cp build/demo/window.png build/demo/permit.png build/demo/kiosk.png build/demo/supervisor.png docs/pictures/

# Unused code; much of what it names is used by Qt, YAML or tests, so it is no check.
dead:
	$(PY) -m vulture permitdesk machine.py checks.py main.py

LOCK = uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-package pip
lock:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
