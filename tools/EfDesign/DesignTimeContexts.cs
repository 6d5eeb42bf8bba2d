using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EfDesign;

/// <summary>Contexts for `dotnet ef`: it only reads the model, so no keys and no database are needed.</summary>
public sealed class SqliteAtDesignTime : IDesignTimeDbContextFactory<SqliteCrmDb>
{
    public SqliteCrmDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCrmDb>().UseSqlite("Data Source=:memory:").Options, null!);
}

/// <inheritdoc cref="SqliteAtDesignTime"/>
public sealed class PostgresAtDesignTime : IDesignTimeDbContextFactory<PostgresCrmDb>
{
    public PostgresCrmDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCrmDb>().UseNpgsql("Host=localhost;Database=design").Options, null!);
}
