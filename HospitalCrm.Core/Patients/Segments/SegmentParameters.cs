using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients.Segments;

public static class SegmentParameters
{
    /// <summary>How old a segment's count may be before it is counted again while somebody looks.</summary>
    public static readonly ParameterDefinition<int> FreshSeconds = ParameterDefinition.Number("patients.segment-fresh-seconds", 60, 5, 3_600);
}
