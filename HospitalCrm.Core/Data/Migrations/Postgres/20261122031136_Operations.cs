using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Operations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Calls",
                table: "ConnectedSystems",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "CallsPerMinute",
                table: "ConnectedSystems",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "ConnectedSystems",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "KeyGivenAt",
                table: "ConnectedSystems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LastCallAt",
                table: "ConnectedSystems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Networks",
                table: "ConnectedSystems",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "OldKeyHash",
                table: "ConnectedSystems",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "OldKeyUntil",
                table: "ConnectedSystems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Backups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    File = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    DatabaseBytes = table.Column<long>(type: "bigint", nullable: false),
                    Rows = table.Column<long>(type: "bigint", nullable: false),
                    AuditEntries = table.Column<long>(type: "bigint", nullable: false),
                    VerifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Problem = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Backups", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConnectedSystems_OldKeyHash",
                table: "ConnectedSystems",
                column: "OldKeyHash");

            migrationBuilder.CreateIndex(
                name: "IX_Backups_RequestedAt",
                table: "Backups",
                column: "RequestedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Backups");

            migrationBuilder.DropIndex(
                name: "IX_ConnectedSystems_OldKeyHash",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "Calls",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "CallsPerMinute",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "ExpiresOn",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "KeyGivenAt",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "LastCallAt",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "Networks",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "OldKeyHash",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "OldKeyUntil",
                table: "ConnectedSystems");
        }
    }
}
