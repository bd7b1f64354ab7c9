import type { ProtoKind } from "./kind.ts";
import { protoCcEnableArenasChanged } from "../changes/proto-cc-enable-arenas-changed.ts";
import { protoCcGenericServicesChanged } from "../changes/proto-cc-generic-services-changed.ts";
import { protoCppStringTypeChanged } from "../changes/proto-cpp-string-type-changed.ts";
import { protoCsharpNamespaceChanged } from "../changes/proto-csharp-namespace-changed.ts";
import { protoCustomOptionChanged } from "../changes/proto-custom-option-changed.ts";
import { protoDefaultChanged } from "../changes/proto-default-changed.ts";
import { protoDescriptorAccessorRemoved } from "../changes/proto-descriptor-accessor-removed.ts";
import { protoEnumAdded } from "../changes/proto-enum-added.ts";
import { protoEnumAliasAdded } from "../changes/proto-enum-alias-added.ts";
import { protoEnumJsonFormatChanged } from "../changes/proto-enum-json-format-changed.ts";
import { protoEnumMoved } from "../changes/proto-enum-moved.ts";
import { protoEnumOpennessChanged } from "../changes/proto-enum-openness-changed.ts";
import { protoEnumRemoved } from "../changes/proto-enum-removed.ts";
import { protoEnumReservedRemoved } from "../changes/proto-enum-reserved-removed.ts";
import { protoEnumValueAdded } from "../changes/proto-enum-value-added.ts";
import { protoEnumValueNameFreed } from "../changes/proto-enum-value-name-freed.ts";
import { protoEnumValueNumberFreed } from "../changes/proto-enum-value-number-freed.ts";
import { protoEnumValueRemoved } from "../changes/proto-enum-value-removed.ts";
import { protoEnumValueRenamed } from "../changes/proto-enum-value-renamed.ts";
import { protoExtensionAdded } from "../changes/proto-extension-added.ts";
import { protoExtensionMoved } from "../changes/proto-extension-moved.ts";
import { protoExtensionNumberChanged } from "../changes/proto-extension-number-changed.ts";
import { protoExtensionRangeAdded } from "../changes/proto-extension-range-added.ts";
import { protoExtensionRangeRemoved } from "../changes/proto-extension-range-removed.ts";
import { protoExtensionRemoved } from "../changes/proto-extension-removed.ts";
import { protoFieldAdded } from "../changes/proto-field-added.ts";
import { protoFieldCardinalityChanged } from "../changes/proto-field-cardinality-changed.ts";
import { protoFieldCodeTypeChanged } from "../changes/proto-field-code-type-changed.ts";
import { protoFieldJsonCardinalityChanged } from "../changes/proto-field-json-cardinality-changed.ts";
import { protoFieldJsonTypeChanged } from "../changes/proto-field-json-type-changed.ts";
import { protoFieldNameFreed } from "../changes/proto-field-name-freed.ts";
import { protoFieldNumberFreed } from "../changes/proto-field-number-freed.ts";
import { protoFieldOneofChanged } from "../changes/proto-field-oneof-changed.ts";
import { protoFieldPresenceChanged } from "../changes/proto-field-presence-changed.ts";
import { protoFieldRemoved } from "../changes/proto-field-removed.ts";
import { protoFieldRenamed } from "../changes/proto-field-renamed.ts";
import { protoFieldTypeChanged } from "../changes/proto-field-type-changed.ts";
import { protoFileMoved } from "../changes/proto-file-moved.ts";
import { protoGoPackageChanged } from "../changes/proto-go-package-changed.ts";
import { protoImportChanged } from "../changes/proto-import-changed.ts";
import { protoJavaGenericServicesChanged } from "../changes/proto-java-generic-services-changed.ts";
import { protoJavaMultipleFilesChanged } from "../changes/proto-java-multiple-files-changed.ts";
import { protoJavaOuterClassnameChanged } from "../changes/proto-java-outer-classname-changed.ts";
import { protoJavaPackageChanged } from "../changes/proto-java-package-changed.ts";
import { protoJavaUtf8Changed } from "../changes/proto-java-utf8-changed.ts";
import { protoJsonNameChanged } from "../changes/proto-json-name-changed.ts";
import { protoJstypeChanged } from "../changes/proto-jstype-changed.ts";
import { protoMessageAdded } from "../changes/proto-message-added.ts";
import { protoMessageJsonFormatChanged } from "../changes/proto-message-json-format-changed.ts";
import { protoMessageMoved } from "../changes/proto-message-moved.ts";
import { protoMessageRemoved } from "../changes/proto-message-removed.ts";
import { protoMessageReservedRemoved } from "../changes/proto-message-reserved-removed.ts";
import { protoMessageSetChanged } from "../changes/proto-message-set-changed.ts";
import { protoObjcClassPrefixChanged } from "../changes/proto-objc-class-prefix-changed.ts";
import { protoOneofAdded } from "../changes/proto-oneof-added.ts";
import { protoOneofRemoved } from "../changes/proto-oneof-removed.ts";
import { protoOptimizeForChanged } from "../changes/proto-optimize-for-changed.ts";
import { protoOptionChanged } from "../changes/proto-option-changed.ts";
import { protoPackageChanged } from "../changes/proto-package-changed.ts";
import { protoPackageRemoved } from "../changes/proto-package-removed.ts";
import { protoPhpClassPrefixChanged } from "../changes/proto-php-class-prefix-changed.ts";
import { protoPhpMetadataNamespaceChanged } from "../changes/proto-php-metadata-namespace-changed.ts";
import { protoPhpNamespaceChanged } from "../changes/proto-php-namespace-changed.ts";
import { protoPyGenericServicesChanged } from "../changes/proto-py-generic-services-changed.ts";
import { protoRequiredAdded } from "../changes/proto-required-added.ts";
import { protoRequiredRemoved } from "../changes/proto-required-removed.ts";
import { protoReservedAdded } from "../changes/proto-reserved-added.ts";
import { protoRpcAdded } from "../changes/proto-rpc-added.ts";
import { protoRpcClientStreamingChanged } from "../changes/proto-rpc-client-streaming-changed.ts";
import { protoRpcIdempotencyChanged } from "../changes/proto-rpc-idempotency-changed.ts";
import { protoRpcRemoved } from "../changes/proto-rpc-removed.ts";
import { protoRpcRequestTypeChanged } from "../changes/proto-rpc-request-type-changed.ts";
import { protoRpcResponseTypeChanged } from "../changes/proto-rpc-response-type-changed.ts";
import { protoRpcServerStreamingChanged } from "../changes/proto-rpc-server-streaming-changed.ts";
import { protoRubyPackageChanged } from "../changes/proto-ruby-package-changed.ts";
import { protoServiceAdded } from "../changes/proto-service-added.ts";
import { protoServiceMoved } from "../changes/proto-service-moved.ts";
import { protoServiceRemoved } from "../changes/proto-service-removed.ts";
import { protoSwiftPrefixChanged } from "../changes/proto-swift-prefix-changed.ts";
import { protoSyntaxChanged } from "../changes/proto-syntax-changed.ts";
import { protoUtf8Changed } from "../changes/proto-utf8-changed.ts";

/**
 * Every kind of change of Protocol Buffers, in the order of the docs: files, messages, fields, enums, what is reserved, extensions, services, options. Of two that say
 * the same change the one that breaks more stands first.
 */
export const protoKinds = [
  protoPackageChanged,
  protoPackageRemoved,
  protoFileMoved,
  protoSyntaxChanged,
  protoImportChanged,
  protoMessageRemoved,
  protoMessageMoved,
  protoMessageAdded,
  protoMessageJsonFormatChanged,
  protoMessageSetChanged,
  protoDescriptorAccessorRemoved,
  protoRequiredRemoved,
  protoRequiredAdded,
  protoFieldNumberFreed,
  protoFieldNameFreed,
  protoFieldRemoved,
  protoFieldAdded,
  protoFieldRenamed,
  protoJsonNameChanged,
  protoFieldTypeChanged,
  protoFieldJsonTypeChanged,
  protoFieldCodeTypeChanged,
  protoFieldCardinalityChanged,
  protoFieldJsonCardinalityChanged,
  protoFieldPresenceChanged,
  protoFieldOneofChanged,
  protoOneofRemoved,
  protoOneofAdded,
  protoDefaultChanged,
  protoUtf8Changed,
  protoJavaUtf8Changed,
  protoCppStringTypeChanged,
  protoJstypeChanged,
  protoEnumRemoved,
  protoEnumMoved,
  protoEnumAdded,
  protoEnumOpennessChanged,
  protoEnumJsonFormatChanged,
  protoEnumValueNumberFreed,
  protoEnumValueNameFreed,
  protoEnumValueRemoved,
  protoEnumValueRenamed,
  protoEnumValueAdded,
  protoEnumAliasAdded,
  protoMessageReservedRemoved,
  protoEnumReservedRemoved,
  protoReservedAdded,
  protoExtensionRemoved,
  protoExtensionMoved,
  protoExtensionAdded,
  protoExtensionNumberChanged,
  protoExtensionRangeRemoved,
  protoExtensionRangeAdded,
  protoServiceRemoved,
  protoServiceMoved,
  protoServiceAdded,
  protoRpcRemoved,
  protoRpcAdded,
  protoRpcRequestTypeChanged,
  protoRpcResponseTypeChanged,
  protoRpcClientStreamingChanged,
  protoRpcServerStreamingChanged,
  protoRpcIdempotencyChanged,
  protoJavaPackageChanged,
  protoJavaOuterClassnameChanged,
  protoJavaMultipleFilesChanged,
  protoJavaGenericServicesChanged,
  protoCcGenericServicesChanged,
  protoCcEnableArenasChanged,
  protoPyGenericServicesChanged,
  protoOptimizeForChanged,
  protoGoPackageChanged,
  protoObjcClassPrefixChanged,
  protoCsharpNamespaceChanged,
  protoSwiftPrefixChanged,
  protoPhpClassPrefixChanged,
  protoPhpNamespaceChanged,
  protoPhpMetadataNamespaceChanged,
  protoRubyPackageChanged,
  protoOptionChanged,
  protoCustomOptionChanged,
] as const satisfies readonly ProtoKind[];
