using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints.Attachments;

public static class AttachmentParameters
{
    /// <summary>The largest file, in megabytes.</summary>
    public static readonly ParameterDefinition<int> Megabytes = ParameterDefinition.Number("complaints.attachment-megabytes", 10, 1, 50);

    /// <summary>How many files a complaint may have.</summary>
    public static readonly ParameterDefinition<int> Most = ParameterDefinition.Number("complaints.attachment-count", 20, 1, 100);
}
