using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>The imports of data elements, data sets and value domains.</summary>
public sealed class StandardImports(DataElementImport elements, DataSetImport sets, ValueDomainImport domains, DomainCodeImport codes) : IRoomPart
{
    public ImportTarget? Of(string list) => list switch
    {
        "data-elements" => elements,
        "data-sets" => sets,
        "value-domains" => domains,
        "value-codes" => codes,
        _ => null,
    };
}
