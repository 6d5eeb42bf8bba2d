using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>Changes when a migration is added, so that a kept database is never of another version.</summary>
internal static class SchemaStamp
{
    public static string OfCore()
    {
        var migrations = typeof(CrmDb).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).Where(id => id is not null).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', migrations))))[..8];
    }
}
