using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.After;
using HospitalCrm.Core.Calls.Crisis;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Calls.Presence;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<CallSession> Calls => Set<CallSession>();

    public DbSet<DialSession> DialSessions => Set<DialSession>();

    public DbSet<DialAttempt> DialAttempts => Set<DialAttempt>();

    public DbSet<LineEventRecord> LineEvents => Set<LineEventRecord>();

    public DbSet<SeatLogin> SeatLogins => Set<SeatLogin>();

    public DbSet<ContactRecord> ContactRecords => Set<ContactRecord>();

    public DbSet<MissedCall> MissedCalls => Set<MissedCall>();

    public DbSet<MissedRing> MissedRings => Set<MissedRing>();

    public DbSet<PresenceSpan> PresenceSpans => Set<PresenceSpan>();

    public DbSet<CallerCheck> CallerChecks => Set<CallerCheck>();

    public DbSet<CrisisCall> CrisisCalls => Set<CrisisCall>();

    public DbSet<ShiftHandover> ShiftHandovers => Set<ShiftHandover>();
}
