namespace HospitalCrm.Core.Complaints;

/// <summary>The last number given in a year.</summary>
public sealed class ComplaintCounter
{
    private ComplaintCounter()
    {
    }

    public ComplaintCounter(int year) => Year = year;

    public int Year { get; private set; }

    public int Last { get; private set; }
}
