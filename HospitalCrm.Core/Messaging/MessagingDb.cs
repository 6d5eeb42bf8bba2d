using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<OutboundMessage> OutboundMessages => Set<OutboundMessage>();

    public DbSet<MessageAttempt> MessageAttempts => Set<MessageAttempt>();

    public DbSet<EarlyReport> EarlyReports => Set<EarlyReport>();

    public DbSet<InboundMessage> InboundMessages => Set<InboundMessage>();

    public DbSet<MessageStop> MessageStops => Set<MessageStop>();

    public DbSet<MessageTally> MessageTallies => Set<MessageTally>();

    public DbSet<MessageChannel> MessageChannels => Set<MessageChannel>();
}
