# make run    open the kiosk (a demo clinic until there is a clinic.toml); without a screen, play a visit into out/
# make test   every check, within five minutes on two cores
# make prove  the long proofs
# make soak   longer ones: ten thousand random touches, sixty kills, a hundred thousand moves of the model
# make bench  the measurements

PYTHON ?= python3
VENV ?= .venv
IN = $(VENV)/bin/python
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
HEADLESS = QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software

# What Qt needs on Debian and Ubuntu, by shared object and by package.
OBJECTS = libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libglib-2.0.so.0 libfontconfig.so.1 libfreetype.so.6 libdbus-1.so.3 \
	libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-render-util.so.0 libxcb-shape.so.0 \
	libxcb-xkb.so.1 libxkbcommon-x11.so.0
PACKAGES = libegl1 libgl1 libxkbcommon0 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 \
	libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0

.PHONY: run test prove soak bench system tour requirements clean

run: $(VENV)/run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(IN) main.py run; \
	else echo "There is no screen here: playing a visit into out/"; $(HEADLESS) $(IN) main.py tour out; fi

test: $(VENV)/dev
	$(IN) -m ruff check .
	$(IN) -m ruff format --check kiosk tests main.py
	$(IN) -m mypy
	$(HEADLESS) $(IN) -m coverage run -m pytest -q -m "not prove and not soak" tests/core
	$(IN) -m coverage report
	$(HEADLESS) $(IN) -m pytest -q -n 2 -m "not prove and not soak" --ignore tests/core

prove: $(VENV)/dev
	$(HEADLESS) $(IN) -m pytest -q -n 2 -m prove

soak: $(VENV)/dev
	$(HEADLESS) $(IN) -m pytest -q -s -m soak

bench: $(VENV)/dev
	$(HEADLESS) $(IN) -m tests.bench

# Each stamp is made anew when its list of packages changes.
$(VENV)/run: requirements.txt | system
	@[ -x $(IN) ] || $(PYTHON) -m venv $(VENV)
	$(IN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/run
	$(IN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

system:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "The kiosk needs Python 3.11, 3.12 or 3.13: make run PYTHON=python3.12"; exit 2; }
	@need=0; $(PYTHON) -c 'import ctypes, ensurepip, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]' $(OBJECTS) 2>/dev/null || need=1; \
	if [ $$need = 1 ] && [ "$$(uname)" = Linux ]; then \
		if command -v apt-get >/dev/null; then $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-venv $(PACKAGES); \
		else echo "Please install what Qt needs here: $(OBJECTS)"; fi; fi

# Resolved anew by a developer who has uv; the lists carry hashes and no addresses.
requirements:
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) out build dist
