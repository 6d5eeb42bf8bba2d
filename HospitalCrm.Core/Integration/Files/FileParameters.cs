using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>The door for files.</summary>
public static class FileParameters
{
    public static readonly ParameterDefinition<bool> On = ParameterDefinition.Switch("integration.files-on", true);

    /// <summary>Empty: <c>his-inbox</c> in the data folder.</summary>
    public static readonly ParameterDefinition<string> Folder = ParameterDefinition.Text("integration.files-folder", "", 200);

    /// <summary>Which connected system the files' rows are from: patients of one system are told apart by its numbers alone.</summary>
    public static readonly ParameterDefinition<string> Source = ParameterDefinition.Text("integration.files-source", "his", 32);

    /// <summary>A file that has not grown for so long is complete.</summary>
    public static readonly ParameterDefinition<int> QuietSeconds = ParameterDefinition.Number("integration.files-quiet-seconds", 5, 1, 600);

    /// <summary>Files that were taken hold people's data in clear: they go after so many days.</summary>
    public static readonly ParameterDefinition<int> KeptDays = ParameterDefinition.Number("integration.files-kept-days", 30, 0, 3650);
}
