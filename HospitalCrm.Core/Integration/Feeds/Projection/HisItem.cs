namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>One row of the inbox on its way into the archives.</summary>
/// <param name="Before">The version that was applied last, where there was one.</param>
internal sealed record HisItem(long Id, HisRecord Record, HisRecord? Before, Guid? LocalId)
{
    public string View => Record.View.Name;

    public string? PatientKey => Record.PatientKey;

    /// <summary>Whether the source itself says something about these columns that it did not say before; what it repeats leaves a change made here alone.</summary>
    public bool Says(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (Record.Has(column) && (Before is null || Record.Text(column) != Before.Text(column)))
            {
                return true;
            }
        }

        return false;
    }
}
