"""Says in one line, as MkDocs expects it of a plugin, what stopped a build."""

import errno
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from mkdocs.exceptions import BuildError, PluginError
from mkdocs.plugins import get_plugin_logger

from microboard.parallel import EndedError
from microboard.publish.shell import ShellError

log = get_plugin_logger(__name__)
# What the system says of a disk that takes no more.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
# Where to look when a page can't be stamped.
ADVICE = "Look at the templates in your custom_dir, at your hooks, and at the plugins in mkdocs.yml."

Given = ParamSpec("Given")
Made = TypeVar("Made")


def describe(error: OSError) -> str:
    """That the disk or the system is in the way."""
    about = f" {error.filename}" if error.filename else ""
    return f"the site can't be written ({error.strerror}){about}."


def hook(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """A hook that MkDocs calls: whatever goes wrong in it is a PluginError, whose text MkDocs shows in one line."""
    @wraps(function)
    def call(*arguments: Given.args, **values: Given.kwargs) -> Made:
        try:
            return function(*arguments, **values)
        except BuildError:
            raise
        except OSError as error:
            raise PluginError(f"microboard: {describe(error)}") from error
        except EndedError as error:
            raise PluginError(f"microboard: {error}") from error
        except ShellError as error:
            raise PluginError(f"microboard: {error} {ADVICE}") from error
        except Exception as error:
            log.debug("The board's own program has stopped the build.", exc_info=True)
            raise PluginError(f"microboard: the board's own program has a fault ({type(error).__name__}: {error}). "
                              "Please report it, with what mkdocs build --verbose says.") from error
    return call
