using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

/// <summary>What taking a signal asks of this room.</summary>
public sealed class CallParts(CallerMatcher callers, SeatPlan seats, TimeProvider clock) : IRoomPart
{
    public CallerMatcher Callers => callers;

    public SeatPlan Seats => seats;

    public TimeProvider Clock => clock;
}
