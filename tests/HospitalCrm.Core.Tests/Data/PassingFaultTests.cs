using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Data;

public sealed class PassingFaultTests
{
    [Fact]
    public void A_busy_database_a_full_disk_and_a_lost_file_pass()
    {
        Assert.True(PassingFault.Is(new SqliteException("busy", 5)));
        Assert.True(PassingFault.Is(new DbUpdateException("x", new SqliteException("full", 13))));
        Assert.True(PassingFault.Is(new IOException("No space left on device")));
    }

    [Fact]
    public void What_was_to_be_written_is_at_fault_for_a_broken_rule_and_a_broken_constraint()
    {
        Assert.False(PassingFault.Is(new DbUpdateException("x", new SqliteException("UNIQUE", 19))));
        Assert.False(PassingFault.Is(new RuleViolation("Some.Rule")));
        Assert.False(PassingFault.Is(new FormatException()));
    }
}
