import { grouped } from "../grouped.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoPackageRemoved: ProtoKind = {
  id: "proto-package-removed",
  format: "protobuf",
  about: "shape",
  buf: "PACKAGE_NO_DELETE",
  categories: ["PACKAGE"],
  under: ["proto-package-changed", "schema-file-unreadable"],
  says: "No file belongs to a package any more.",
  why: "Whoever imports the package finds nothing.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep the old package beside the new one until nobody uses it.",
  mirror: { waived: "a package comes with its files, and they are told" },
  message: ({ before }) => (before === "" ? "No file is without a package any more." : `No file belongs to the package ${show(before)} any more.`),
  find: ({ before, after }) =>
    [...grouped([...before.files.values()].filter((file) => !after.packages.has(file.package)), (file) => file.package)].flatMap(([name, files]) => {
      const [first] = files;
      return first === undefined ? [] : [{ about: [files, ...files], path: [], was: first.spots["package"] ?? first.at, before: name }];
    }),
};
