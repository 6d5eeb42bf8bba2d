using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Archive;

public static class ArchiveParameters
{
    /// <summary>Where the hospital's EMR shows the documents of one visit, for example <c>https://emr.local/{mrn}/{visit}</c>; empty = it shows none.</summary>
    public static readonly ParameterDefinition<string> DocumentLink = ParameterDefinition.Text("archive.document-link", "", 300, Archive.DocumentLink.Check);

    /// <summary>How long a link for a clinical system opens an archive, at most.</summary>
    public static readonly ParameterDefinition<int> LinkMinutes = ParameterDefinition.Number("archive.link-minutes", 15, 1, 480, guards: true);

    /// <summary>The most interactions or charges one print holds.</summary>
    public static readonly ParameterDefinition<int> PrintLines = ParameterDefinition.Number("archive.print-lines", 500, 50, 2_000);
}
