namespace HospitalCrm.Web.Logging;

/// <summary>Marks an address that other systems call thousands of times a second: what went well is counted per system (<c>/systems</c>), only refusals and faults get a line each.</summary>
internal sealed class CountedCalls
{
    public static readonly CountedCalls Mark = new();
}
