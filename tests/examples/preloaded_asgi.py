"""An asynchronous application whose client has already been used when gunicorn forks its workers."""

import asyncio

from fastapi import FastAPI

from mijnklantportaal import AsyncMijnKlantportaal, Customer

portal = AsyncMijnKlantportaal()
app = FastAPI()


async def warm_up() -> None:
    """Open connections, as a check of the token at the start does."""
    await asyncio.gather(*(portal.customers.get(f"cst_{number}") for number in range(4)))


@app.get("/customers/{customer_id}")
async def get_customer(customer_id: str) -> Customer:
    """One customer."""
    return await portal.customers.get(customer_id)


asyncio.run(warm_up())
